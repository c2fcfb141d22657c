import { chromium } from 'playwright';
const flags='--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --force-device-scale-factor=1 --font-render-hinting=none'.split(' ');
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:flags});
const base='http://127.0.0.1:6106/some/sub/path/';
const pages=process.argv.slice(2);
for (const p of pages){
  const pg=await b.newPage({viewport:{width:1100,height:900}});
  pg.on('pageerror',e=>console.log(p,'ERR',e.message.slice(0,200)));
  pg.on('console',m=>m.type()==='error'&&console.log(p,'console',m.text().slice(0,200)));
  pg.on('requestfailed',r=>console.log(p,'failed',r.url()));
  pg.on('response',r=>r.status()>=400&&console.log(p,r.status(),r.url()));
  await pg.goto(base+'iframe.html?viewMode='+(p.endsWith('--docs')?'docs':'story')+'&id='+p);
  await pg.waitForTimeout(3500);
  await pg.screenshot({path:'/tmp/shots/'+p+'.png',fullPage:p.endsWith('--docs')});
  await pg.close();
}
await b.close();
