import { NavLink, Outlet } from 'react-router-dom';

export function Shell() {
  return (
    <div className="shell">
      <header className="shell-head">
        <NavLink to="/documents" className="shell-name" aria-label="公报首页">
          <img src="/favicon.svg" alt="" width={22} height={22} />
          公报
        </NavLink>
        <nav aria-label="主导航">
          <NavLink to="/documents">报告</NavLink>
          <NavLink to="/facts">事实</NavLink>
          <NavLink to="/upload">上传</NavLink>
        </nav>
      </header>
      <main className="shell-main">
        <Outlet />
      </main>
    </div>
  );
}
